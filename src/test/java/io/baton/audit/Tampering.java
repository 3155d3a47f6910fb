package io.baton.audit;

import io.baton.audit.proof.Checkpoint;
import io.baton.audit.proof.Hashes;
import io.baton.audit.proof.NoteSigner;
import io.baton.platform.Ids;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody with every right on the database and without the keys changes something in the ledger. */
enum Tampering {
    CHANGE_TEXT {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var index = random.nextLong(size);
            change(jdbc, index, "body = replace(body, '\"outcome\":\"OK\"', '\"outcome\":\"NO\"')");
            return index;
        }
    },
    CHANGE_COLUMN {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var index = random.nextLong(size);
            var changes = new String[] {
                "actor = 'nobody'",
                "action = 'NOTHING'",
                "ticket = 'REQ-0'",
                "privileged = not privileged",
                "category = 'none'",
                "occurred_at = occurred_at - interval '1' second"
            };
            change(jdbc, index, changes[random.nextInt(changes.length)]);
            return index;
        }
    },
    CHANGE_TEXT_AND_HASH {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var index = random.nextLong(size);
            change(jdbc, index, "body = replace(body, '\"outcome\":\"OK\"', '\"outcome\":\"NO\"')");
            rehash(jdbc, index);
            return index;
        }
    },
    CHANGE_MAC {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var index = random.nextLong(size);
            change(jdbc, index, "mac = '" + "0".repeat(64) + "'");
            return index;
        }
    },
    DELETE_EVENT {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var index = random.nextLong(size);
            jdbc.sql("delete from audit_event where id = (select event_id from audit_leaf where idx = ?)")
                    .param(index)
                    .update();
            return index;
        }
    },
    DELETE_EVENT_AND_LEAF {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var index = random.nextLong(size);
            jdbc.sql("delete from audit_event where id = (select event_id from audit_leaf where idx = ?)")
                    .param(index)
                    .update();
            jdbc.sql("delete from audit_leaf where idx = ?").param(index).update();
            return index;
        }
    },
    DELETE_AND_CLOSE_THE_GAP {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var index = random.nextLong(size);
            jdbc.sql("delete from audit_leaf where idx = ?").param(index).update();
            for (var next = index + 1; next < size; next++) {
                jdbc.sql("update audit_leaf set idx = ? where idx = ?")
                        .params(next - 1, next)
                        .update();
            }
            return index;
        }
    },
    SWAP_LEAVES {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var first = random.nextLong(size - 1);
            var second = first + 1 + random.nextLong(size - first - 1);
            for (var step : new long[][] {{-1, first}, {first, second}, {second, -1}}) {
                jdbc.sql("update audit_leaf set idx = ? where idx = ?")
                        .params(step[0], step[1])
                        .update();
            }
            return first;
        }
    },
    INSERT_EVENT_UNSEALED {
        @Override
        @Nullable
        Long apply(JdbcClient jdbc, Random random, long size) {
            forge(jdbc);
            return null;
        }
    },
    INSERT_EVENT_AND_LEAF {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var id = forge(jdbc);
            jdbc.sql("insert into audit_leaf (idx, event_id, leaf_hash, mac) values (?, ?, '', '')")
                    .params(size, id)
                    .update();
            rehash(jdbc, size);
            return size;
        }
    },
    CHANGE_WORDS {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var withWords = jdbc.sql("select l.idx from audit_leaf l join audit_payload p on p.event_id = l.event_id")
                    .query(Long.class)
                    .list();
            var index = withWords.get(random.nextInt(withWords.size()));
            jdbc.sql("update audit_payload set body = replace(body, 'because', 'although')"
                            + " where event_id = (select event_id from audit_leaf where idx = ?)")
                    .param(index)
                    .update();
            return index;
        }
    },
    DELETE_CHECKPOINT {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var number = 2 + random.nextInt(checkpoints(jdbc) - 1);
            jdbc.sql("delete from audit_checkpoint where checkpoint_no = ?")
                    .param(number)
                    .update();
            return sizeAt(jdbc, number - 1);
        }
    },
    CHANGE_CHECKPOINT {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var number = 2 + random.nextInt(checkpoints(jdbc) - 1);
            var changes = new String[] {
                "tree_size = tree_size - 1",
                "root_hash = '" + "0".repeat(64) + "'",
                "note = replace(note, 'number', 'Number')",
                "note = concat(note, 'x')"
            };
            jdbc.sql("update audit_checkpoint set " + changes[random.nextInt(changes.length)]
                            + " where checkpoint_no = ?")
                    .param(number)
                    .update();
            return sizeAt(jdbc, number - 1);
        }
    },
    SIGN_WITH_ANOTHER_KEY {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var number = 2 + random.nextInt(checkpoints(jdbc) - 1);
            var note = jdbc.sql("select note from audit_checkpoint where checkpoint_no = ?")
                    .param(number)
                    .query(String.class)
                    .single();
            var text = note.substring(0, note.indexOf("\n\n") + 1);
            var seed = new byte[32];
            random.nextBytes(seed);
            jdbc.sql("update audit_checkpoint set note = ? where checkpoint_no = ?")
                    .params(new NoteSigner(Checkpoint.parse(text).origin(), seed).sign(text), number)
                    .update();
            return sizeAt(jdbc, number - 1);
        }
    },
    ROLL_BACK_EVERYTHING {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            var number = 2 + random.nextInt(checkpoints(jdbc) - 2);
            var left = sizeAt(jdbc, number);
            jdbc.sql("delete from audit_event where id in (select event_id from audit_leaf where idx >= ?)")
                    .param(left)
                    .update();
            jdbc.sql("delete from audit_leaf where idx >= ?").param(left).update();
            jdbc.sql("delete from audit_checkpoint where checkpoint_no > ?")
                    .param(number)
                    .update();
            jdbc.sql("update audit_head set tree_size = ?, checkpoint_no = ?")
                    .params(left, number)
                    .update();
            return left;
        }
    },
    FORGET_TO_SEAL {
        @Override
        @Nullable
        Long apply(JdbcClient jdbc, Random random, long size) {
            jdbc.sql("insert into audit_unsealed (event_id, queued_at) values (?, current_timestamp)")
                    .param(Ids.next())
                    .update();
            return null;
        }
    },
    DELETE_ALL_LEAVES {
        @Override
        Long apply(JdbcClient jdbc, Random random, long size) {
            jdbc.sql("delete from audit_leaf").update();
            return 0L;
        }
    };

    /** Tampers, and tells which event the verifier must name; null if it is about none. */
    abstract @Nullable Long apply(JdbcClient jdbc, Random random, long size);

    private static void change(JdbcClient jdbc, long index, String change) {
        jdbc.sql("update audit_event set " + change + " where id = (select event_id from audit_leaf where idx = ?)")
                .param(index)
                .update();
    }

    private static void rehash(JdbcClient jdbc, long index) {
        var hash = jdbc.sql("select body, mac from audit_event e"
                        + " where e.id = (select event_id from audit_leaf where idx = ?)")
                .param(index)
                .query((row, n) -> HexFormat.of().formatHex(Hashes.leaf(row.getString(1), row.getString(2))))
                .single();
        jdbc.sql("update audit_leaf set leaf_hash = ? where idx = ?")
                .params(hash, index)
                .update();
    }

    private static String forge(JdbcClient jdbc) {
        var id = Ids.next();
        jdbc.sql("insert into audit_event (id, occurred_at, node, actor_type, actor, action, outcome, object_type,"
                        + " object_id, privileged, body, mac) select ?, occurred_at, node, actor_type, actor, action,"
                        + " outcome, object_type, object_id, privileged, body, mac from audit_event"
                        + " where id = (select event_id from audit_leaf where idx = 0)")
                .param(id)
                .update();
        return id;
    }

    private static int checkpoints(JdbcClient jdbc) {
        return jdbc.sql("select max(checkpoint_no) from audit_checkpoint")
                .query(Integer.class)
                .single();
    }

    private static long sizeAt(JdbcClient jdbc, int number) {
        return jdbc.sql("select tree_size from audit_checkpoint where checkpoint_no = ?")
                .param(number)
                .query(Long.class)
                .single();
    }
}

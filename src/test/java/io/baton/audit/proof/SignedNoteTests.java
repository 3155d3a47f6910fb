package io.baton.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the example that the reference implementation of the format publishes, and the vectors of RFC 8032. */
class SignedNoteTests {

    private static final NoteKey NEUMANN =
            NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    private static final String EXAMPLE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;
    private static final byte[] SEED =
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    @Test
    void verifiesTheExampleOfTheFormat() {
        assertThat(SignedNote.parse(EXAMPLE).isSignedBy(List.of(NEUMANN))).isTrue();
        assertThat(NEUMANN).hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void noticesOneChangedLetter() {
        var changed = EXAMPLE.replace("answer", "Answer");

        assertThat(SignedNote.parse(changed).isSignedBy(List.of(NEUMANN))).isFalse();
    }

    @Test
    void derivesThePublicKeyOfTheStandardFromItsSeed() {
        var key = new NoteSigner("rfc8032", SEED).key().toString();

        assertThat(HexFormat.of().formatHex(java.util.Base64.getDecoder().decode(key.split("\\+", 3)[2])))
                .isEqualTo("01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void trustsOnlyTheKeysItIsGiven() {
        var signer = new NoteSigner("baton", SEED);
        var other = new NoteSigner("baton", new byte[32]);
        var note = SignedNote.parse(signer.sign("hello\n"));

        assertThat(note.isSignedBy(List.of(other.key()))).isFalse();
        assertThat(note.isSignedBy(List.of(other.key(), signer.key()))).isTrue();
        assertThat(note.isSignedBy(List.of(NoteKey.parse(signer.key().toString()))))
                .isTrue();
    }

    @Test
    void readsNotesOneAfterTheOtherAndLeavesATornOneOut() {
        var signer = new NoteSigner("baton", SEED);
        var first = signer.sign("one\n");
        var second = signer.sign("two\n\nwith a gap\n");

        assertThat(SignedNote.split(first + "\n" + second + "\n" + "torn\n\n\u2014 bat"))
                .containsExactly(first, second);
    }

    @Test
    void refusesACheckpointWithMoreThanItsLines() {
        var checkpoint = new Checkpoint("baton", 3, new byte[32], 1, Instant.EPOCH);

        assertThat(Checkpoint.parse(checkpoint.text()).text()).isEqualTo(checkpoint.text());
        assertThatThrownBy(() -> Checkpoint.parse(checkpoint.text() + "more\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checkpoint.parse(checkpoint.text().replace("\n3\n", "\n03\n")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

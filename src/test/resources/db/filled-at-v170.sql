-- What a server of the first version (V170) may have left behind.
insert into person (id, kind, name, email, enabled, vip, tier, manager_id, created_at, version) values
  ('ben', 'PERSON', 'Ben', 'ben@example.org', true, false, 0, null, timestamp with time zone '2026-03-01 10:00:00+00', 0),
  ('anna', 'PERSON', 'Anna', 'anna@example.org', true, false, 0, 'ben', timestamp with time zone '2026-03-01 10:00:00+00', 0);
insert into team (id, name, lead_id) values ('desk', 'Desk', 'ben');

insert into ticket (ticket_key, version, kind, state, title, description, requester, opened_by, item_id, item_version,
  fields, category, ci_context, impact, urgency, resolution_code, reopen_count, created_at, updated_at, closed_at) values
  ('REQ-1', 7, 'REQUEST', 'CLOSED', 'Laptop', '', 'anna', 'anna', 'laptop', 1, '{"model":"standard"}', 'equipment-setup',
   '{}', 'LOW', 'LOW', 'WORKAROUND', 0, timestamp with time zone '2026-03-01 10:00:00+00', timestamp with time zone '2026-03-02 10:00:00+00', timestamp with time zone '2026-03-02 10:00:00+00'),
  ('REQ-2', 3, 'REQUEST', 'PENDING', 'Laptop', '', 'anna', 'anna', 'laptop', 1, '{"model":"light"}', 'equipment-setup',
   '{}', 'LOW', 'LOW', null, 0, timestamp with time zone '2026-03-01 10:00:00+00', timestamp with time zone '2026-03-01 10:00:00+00', null),
  ('REQ-3', 2, 'REQUEST', 'CANCELLED', 'Question', 'Why?', 'anna', 'anna', null, null, '{}', 'information',
   '{}', 'LOW', 'LOW', 'CANCELLED', 0, timestamp with time zone '2026-03-01 10:00:00+00', timestamp with time zone '2026-03-02 10:00:00+00', timestamp with time zone '2026-03-02 10:00:00+00');
insert into ticket_party (ticket_key, kind, party, part) values
  ('REQ-1', 'PERSON', 'anna', 'REQUESTER'), ('REQ-1', 'TEAM', 'desk', 'GROUP'), ('REQ-1', 'PERSON', 'ben', 'APPROVER');
insert into ticket_timeline (ticket_key, at, kind, actor, entry, internal, details) values
  ('REQ-1', timestamp with time zone '2026-03-01 10:00:00+00', 'STATE', 'anna', 'Received', false, '{}'),
  ('REQ-1', timestamp with time zone '2026-03-02 10:00:00+00', 'COMMENT', 'anna', 'Grüße – €', false, '{}');
insert into ticket_attachment (id, ticket_key, name, media_type, size_bytes, sha256, uploaded_by, at) values
  ('att-1', 'REQ-1', 'scan.pdf', 'application/pdf', 0, '', 'anna', timestamp with time zone '2026-03-01 10:00:00+00');
insert into ticket_attachment_content (id, content) values ('att-1', '');

-- Two decisions on one ticket, the later one first, and one of the same moment on another.
insert into ticket_approval (id, ticket_key, task_id, task_name, approver, approved, reason, at) values
  ('a-2', 'REQ-1', 't-2', 'Approve request', 'ben', true, null, timestamp with time zone '2026-03-02 10:00:00+00'),
  ('a-1', 'REQ-1', 't-1', 'Approve request', 'ben', false, 'Too dear.', timestamp with time zone '2026-03-01 10:00:00+00'),
  ('a-3', 'REQ-3', 't-3', 'Approve request', 'ben', true, 'Fine.', timestamp with time zone '2026-03-01 10:00:00+00');

insert into fulfilment_task (task_key, ticket_key, plan_round, position, state, title, kind, task_group,
  verification_required, asset_update_required, created_at, closed_at) values
  ('REQ-1-T1', 'REQ-1', 0, 0, 'CLOSED', 'Hand over', 'HANDOVER', 'desk', false, true, timestamp with time zone '2026-03-01 10:00:00+00', timestamp with time zone '2026-03-02 10:00:00+00'),
  ('REQ-2-T1', 'REQ-2', 0, 0, 'PENDING', 'Hand over', 'HANDOVER', 'desk', false, true, timestamp with time zone '2026-03-01 10:00:00+00', null),
  ('REQ-2-T2', 'REQ-2', 0, 1, 'CLOSED', 'Label', 'GENERAL', 'desk', false, false, timestamp with time zone '2026-03-01 10:00:00+00', timestamp with time zone '2026-03-02 10:00:00+00'),
  ('REQ-3-T1', 'REQ-3', 0, 0, 'CANCELLED', 'Answer', 'ANSWER', 'desk', false, false, timestamp with time zone '2026-03-01 10:00:00+00', timestamp with time zone '2026-03-02 10:00:00+00');

insert into asset (tag, kind, model, serial, owner_id, place, status, source_ticket, version, updated_at) values
  ('LT-1', 'laptop', 'T14', 'S-1', 'anna', 'Berlin', 'IN_USE', 'REQ-1', 1, timestamp with time zone '2026-03-01 10:00:00+00');
insert into asset_change (id, tag, version, changed_at, changed_by, source_ticket, changes) values
  ('c-1', 'LT-1', 1, timestamp with time zone '2026-03-01 10:00:00+00', 'ben', 'REQ-1', '{}');
insert into licence (id, product, seats, seats_taken, version) values ('visio', 'Visio', 5, 2, 4), ('full', 'Old', 0, 0, 0);
insert into licence_seat (licence_id, holder, source_ticket, assigned_at) values
  ('visio', 'anna', 'REQ-1', timestamp with time zone '2026-03-01 10:00:00+00'), ('visio', 'ben', null, timestamp with time zone '2026-03-02 10:00:00+00');

insert into notification_outbox (id, about, event, dedupe_key, audience, recipient, channel, template, template_version,
  subject, body, state, attempts, created_at, queued_at, next_attempt_at) values
  ('n-1', 'REQ-1', 'RECEIVED', 'd-1', 'REQUESTER', 'anna', 'MAIL', 'request-received', 1, 'Received', 'Hello', 'QUEUED', 0,
   timestamp with time zone '2026-03-01 10:00:00+00', timestamp with time zone '2026-03-01 10:00:00+00', timestamp with time zone '2026-03-01 10:00:00+00');
insert into audit_event (id, occurred_at, node, actor_type, actor, action, outcome, object_type, object_id, privileged,
  body, mac) values
  ('e-1', timestamp with time zone '2026-03-01 10:00:00+00', 'n', 'PERSON', 'anna', 'TICKET_OPENED', 'DONE', 'ticket', 'REQ-1', false, '{}', '');

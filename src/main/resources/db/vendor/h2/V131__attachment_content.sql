create table ticket_attachment_content (
    id varchar(36) primary key references ticket_attachment,
    content blob not null
);

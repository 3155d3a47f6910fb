create table cmdb_class (
  id varchar(64) not null primary key,
  name varchar(120) not null,
  parent_id varchar(64) references cmdb_class (id),
  attributes varchar(1000000) not null,
  version bigint not null
);

create table cmdb_ci (
  id varchar(64) not null primary key,
  class_id varchar(64) not null references cmdb_class (id),
  name varchar(200) not null,
  owner_id varchar(64),
  environment varchar(64),
  status varchar(20) not null,
  service_tier integer,
  attributes varchar(1000000) not null,
  version bigint not null,
  updated_at timestamp with time zone not null
);
create index cmdb_ci_class on cmdb_ci (class_id);
create index cmdb_ci_owner on cmdb_ci (owner_id);
create index cmdb_ci_environment on cmdb_ci (environment);

-- hits_from and hits_to are the relation read as "when this fails, that is hit"; both null where nothing is hit.
create table cmdb_relation (
  source_id varchar(64) not null references cmdb_ci (id),
  relation_type varchar(30) not null,
  target_id varchar(64) not null references cmdb_ci (id),
  hits_from varchar(64),
  hits_to varchar(64),
  redundancy_group varchar(64),
  primary key (source_id, relation_type, target_id)
);
create index cmdb_relation_target on cmdb_relation (target_id);
create index cmdb_relation_hits_from on cmdb_relation (hits_from);
create index cmdb_relation_hits_to on cmdb_relation (hits_to, redundancy_group);

-- How many members of a redundant group must be up, so that the item that needs the group is not hit.
create table cmdb_redundancy (
  item_id varchar(64) not null references cmdb_ci (id),
  group_name varchar(64) not null,
  min_up integer not null,
  primary key (item_id, group_name)
);

insert into cmdb_class (id, name, parent_id, attributes, version) values
  ('item', 'Configuration item', null, '[{"name":"description","label":"Description","type":"TEXT","required":false,"choices":[]}]', 0),
  ('service', 'Service', 'item', '[{"name":"hours","label":"Service hours","type":"TEXT","required":false,"choices":[]}]', 0),
  ('application', 'Application', 'item', '[{"name":"version","label":"Version","type":"TEXT","required":false,"choices":[]}]', 0),
  ('database', 'Database', 'item', '[{"name":"engine","label":"Database engine","type":"TEXT","required":false,"choices":[]},{"name":"sizeGb","label":"Size in GB","type":"NUMBER","required":false,"choices":[]}]', 0),
  ('host', 'Host', 'item', '[{"name":"operatingSystem","label":"Operating system","type":"TEXT","required":false,"choices":[]},{"name":"address","label":"Address","type":"TEXT","required":false,"choices":[]},{"name":"virtual","label":"Virtual machine","type":"FLAG","required":false,"choices":[]}]', 0),
  ('network-device', 'Network device', 'item', '[{"name":"address","label":"Address","type":"TEXT","required":false,"choices":[]},{"name":"role","label":"Role","type":"CHOICE","required":false,"choices":["SWITCH","ROUTER","FIREWALL","LOAD_BALANCER"]}]', 0);

-- Every item may say which regulations it falls under and what kind of data it holds; edited classes keep their edits.
update cmdb_class
   set attributes = '[{"name":"regulation","label":"Regulations (such as PCI, HIPAA)","type":"TEXT","required":false,"choices":[]},{"name":"dataClass","label":"Data class","type":"CHOICE","required":false,"choices":["public","internal","confidential","regulated"]},'
           || substring(attributes from 2),
       version = version + 1
 where id = 'item' and attributes <> '[]' and attributes not like '%"regulation"%' and attributes not like '%"dataClass"%';

-- The key outside the database is exchanged by wrapping the contents' own keys anew; the bytes stay as they are.
GRANT UPDATE (key_id, wrapped_key) ON imprimatur.content TO imprimatur_writer;
CREATE INDEX content_key ON imprimatur.content (key_id, id);

-- Every reading of a request reads all its sign-offs, retracted ones and those of earlier rounds too, which the partial unique
-- indexes leave out.
CREATE INDEX sign_off_request ON imprimatur.sign_off (request_id, signed_at, id);

-- Who set the schedule: at the embargo the schedule acts for them, so their authority is asked for anew.
ALTER TABLE imprimatur.release ADD COLUMN scheduled_by uuid REFERENCES imprimatur.person;

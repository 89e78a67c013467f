DROP INDEX "audit_entries_at";--> statement-breakpoint
CREATE INDEX "audit_entries_person" ON "audit_entries" USING btree (("actor"->>'principal'),"at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_action" ON "audit_entries" USING btree ("action","at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at","id");
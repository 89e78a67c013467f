-- Imports know the pictures they wait for; lists of imports and messages are read newest first, which an ascending
-- index serves backwards (one with NULLS LAST serves no such list).
CREATE TABLE "import_pictures" (
	"import_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	CONSTRAINT "import_pictures_import_id_media_id_pk" PRIMARY KEY("import_id","media_id")
);
--> statement-breakpoint
DROP INDEX "imports_started";--> statement-breakpoint
DROP INDEX "messages_created";--> statement-breakpoint
DROP INDEX "messages_state";--> statement-breakpoint
ALTER TABLE "import_pictures" ADD CONSTRAINT "import_pictures_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_pictures" ADD CONSTRAINT "import_pictures_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_template" ON "messages" USING btree ("template","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_recipient" ON "messages" USING btree (lower("recipient") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "imports_started" ON "imports" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "messages_created" ON "messages" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "messages_state" ON "messages" USING btree ("state","created_at","id");
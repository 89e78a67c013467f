DROP INDEX "one_time_tokens_customer";--> statement-breakpoint
DROP INDEX "one_time_tokens_staff";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "email_proven_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_tokens_customer_unused" ON "one_time_tokens" USING btree ("customer_id","purpose") WHERE "one_time_tokens"."used_at" is null and "one_time_tokens"."customer_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_tokens_staff_unused" ON "one_time_tokens" USING btree ("staff_id","purpose") WHERE "one_time_tokens"."used_at" is null and "one_time_tokens"."staff_id" is not null;--> statement-breakpoint
CREATE INDEX "one_time_tokens_expires" ON "one_time_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_id" ON "sessions" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_addresses_one_default" ON "customer_addresses" USING btree ("customer_id") WHERE "customer_addresses"."is_default" and "customer_addresses"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "customers_search" ON "customers" USING gin ((lower(coalesce("email_key", '') || ' ' || coalesce("first_name", '') || ' ' || coalesce("last_name", ''))) gin_trgm_ops);
-- Listings learn what can be chosen of them, and which products wait for the search index. New columns have constant
-- defaults: no table is rewritten; `npm run search:rebuild` fills them for what is listed already.
CREATE TABLE "listing_values" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "listing_values_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
CREATE TABLE "search_lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_pending" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"change" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "category_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "choices" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "search_pending_since" ON "search_pending" USING btree ("since","product_id");

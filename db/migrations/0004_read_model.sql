-- The read model learns what a page depends on (hashes), popularity that survives a rebuild, and imports what they
-- last said about stock. New columns have constant defaults: no table is rewritten.
CREATE TABLE "imported_quantities" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"quantity" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_popularity" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"score" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_sales" (
	"order_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"sold_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "listing_sales_order_id_product_id_pk" PRIMARY KEY("order_id","product_id")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "sha256" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "progress_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "skus" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "card" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "fingerprint" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "imported_quantities" ADD CONSTRAINT "imported_quantities_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_popularity" ADD CONSTRAINT "listing_popularity_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_sales" ADD CONSTRAINT "listing_sales_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_sales_sold" ON "listing_sales" USING btree ("sold_at");--> statement-breakpoint
CREATE INDEX "prices_begin" ON "prices" USING brin ("valid_from");--> statement-breakpoint
CREATE INDEX "prices_end" ON "prices" USING btree ("valid_to") WHERE "prices"."valid_to" is not null;--> statement-breakpoint
CREATE INDEX "products_plain" ON "products" USING gin ((plain_text("title") || ' ' || "handle") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "listings_popular" ON "listings" USING btree ("market_id","popularity" DESC NULLS LAST,"product_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "listings_skus" ON "listings" USING gin ("skus");
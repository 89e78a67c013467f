CREATE INDEX "products_vendor" ON "products" USING btree ("vendor","updated_at","id");--> statement-breakpoint
CREATE INDEX "products_type" ON "products" USING btree ("product_type","updated_at","id");--> statement-breakpoint
CREATE INDEX "customers_locale" ON "customers" USING btree ("locale","created_at","id");
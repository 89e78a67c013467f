ALTER TABLE "order_lines" ADD COLUMN "line_id" uuid NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_line" ON "order_lines" USING btree ("order_id","line_id");
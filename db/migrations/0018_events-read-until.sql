CREATE TABLE "stripe_events_read" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stripe_events_read_one_row" CHECK ("stripe_events_read"."only")
);

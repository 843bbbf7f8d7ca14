ALTER TABLE "labels" DROP COLUMN "notify";--> statement-breakpoint
ALTER TABLE "labels" DROP COLUMN "note_id";
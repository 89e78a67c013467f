import "server-only";

export {
  emptyReport,
  FETCH_MEDIA,
  type FileRefusal,
  fetchMediaPayload,
  type ImportReport,
  type ImportView,
  importInputSchema,
  MAX_FILE_BYTES,
  MAX_ROWS,
  type RowCode,
  type RowNote,
  RUN_IMPORT,
  runImportPayload,
} from "./contract";
export type { ImportSource } from "./csv-rows";
export { type FetchOptions, fetchMedia } from "./fetch-media";
export { bytesSource, fileSource } from "./file-source";
export { type ImportOptions, type ImportResult, importProducts } from "./import-products";
export { importById, importNotes, recentImports } from "./queries";
export { runUploadedImport, uploadImport } from "./upload";

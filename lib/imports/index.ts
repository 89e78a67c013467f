import "server-only";

export {
  emptyReport,
  FETCH_MEDIA,
  type FileRefusal,
  fetchMediaPayload,
  type ImportDetail,
  type ImportNotes,
  type ImportPage,
  type ImportReport,
  type ImportView,
  importListSchema,
  importNotesSchema,
  MAX_FILE_BYTES,
  MAX_ROWS,
  type RowCode,
  type RowNote,
  RUN_IMPORT,
  runImportPayload,
  uploadSchema,
} from "./contract";
export type { ImportSource } from "./csv-rows";
export { type FetchOptions, fetchMedia } from "./fetch-media";
export { bytesSource, fileSource } from "./file-source";
export { type ImportOptions, type ImportResult, importProducts } from "./import-products";
export { picturesAgain } from "./pictures-again";
export { importById, importNotes, listImports } from "./queries";
export { failUploadedImport, runUploadedImport } from "./run-upload";
export { besidePath, sendPicture } from "./send-picture";
export { endStandingImports } from "./store";
export { takeIn } from "./take-in";
export { uploadImport } from "./upload";

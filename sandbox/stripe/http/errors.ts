export type ErrorType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

/** The members of Stripe's error object that the sandbox fills (https://docs.stripe.com/api/errors). */
export interface ErrorFields {
  type: ErrorType;
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
}

/** A refusal of the API, thrown by whoever finds the reason and written as Stripe writes it. */
export class ApiError extends Error {
  /** Found before the work began: not kept under an idempotency key. */
  early = false;

  constructor(
    readonly status: number,
    readonly fields: ErrorFields,
  ) {
    super(fields.message);
  }
}

/** Runs checks of parameters: what they refuse was refused before the work began. */
export function beforeWork<T>(checks: () => T): T {
  try {
    return checks();
  } catch (error) {
    if (error instanceof ApiError) error.early = true;
    throw error;
  }
}

/** 400 `invalid_request_error`. */
export function invalid(message: string, param?: string, code?: string): ApiError {
  return new ApiError(400, {
    type: "invalid_request_error",
    message,
    ...(code === undefined ? {} : { code }),
    ...(param === undefined ? {} : { param }),
  });
}

export function missing(param: string): ApiError {
  return invalid(`Missing required param: ${param}.`, param, "parameter_missing");
}

/** 404 `resource_missing`; `noun` as Stripe names the resource, `param` as the endpoint names the id. */
export function noSuch(noun: string, id: string, param: string): ApiError {
  return new ApiError(404, {
    type: "invalid_request_error",
    message: `No such ${noun}: '${id}'`,
    code: "resource_missing",
    param,
  });
}

/** The JSON body of a refusal. */
export function errorBody(error: ApiError, requestLogUrl: string): string {
  const { code } = error.fields;
  const about =
    code === undefined ? {} : { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` };
  return JSON.stringify({ error: { ...error.fields, ...about, request_log_url: requestLogUrl } });
}

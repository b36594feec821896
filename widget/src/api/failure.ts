/* Why a request failed, in the terms that the conversation has to tell apart. */

import { strings } from "../strings";
import { decodeError } from "./decode";

export type FailureKind = "offline" | "network" | "server" | "limit" | "busy" | "expired" | "inactive" | "off" | "refused";

/** `message` is for the visitor, in the Markdown subset; `waitSeconds` is how long the server asks to wait. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly waitSeconds = 0,
  ) {
    super(message);
  }

  /** Whether the same request may succeed later. */
  get mayRetry(): boolean {
    return this.kind !== "refused";
  }
}

/** Turn an HTTP answer that is not a success into a failure. */
export function refusal(status: number, retryAfter: string | null, body: unknown): Failure {
  const { code, message } = decodeError(body);
  if (status === 503 && code === "switched_off") return new Failure("off", message);
  if (status === 429) return limitReached(retryAfter);
  if (status === 401) return new Failure("expired", strings.sessionExpired);
  if (status === 409) return new Failure("busy", strings.busy);
  if (code === "unknown_button") return new Failure("inactive", message || strings.ourFault);
  if (status >= 500) return new Failure("server", message || strings.ourFault);
  return new Failure("refused", message || strings.ourFault);
}

/** Turn what `fetch` threw into a failure. */
export function unreachable(timedOut: boolean): Failure {
  if (!navigator.onLine) return new Failure("offline", strings.offlineFailure);
  return new Failure("network", timedOut ? strings.tooSlow : strings.unreachable);
}

function limitReached(retryAfter: string | null): Failure {
  const seconds = Math.max(1, Math.ceil(Number(retryAfter)) || 60);
  return new Failure("limit", strings.limitReached(seconds), seconds);
}

/* Speaks to the server and tells the kinds of silence apart. Whatever is no answer of ours (a hotel's sign-in page, half
   a text, an error of a proxy) is `Away`: everything is kept and asked again later. */
const BASE = "/api/v1/gates/";
const PATIENCE = 15_000;
const LONGEST_WAIT = 300_000;
let token = "";

/* No answer worth having; `wait` are the milliseconds the server asked for, 0 when it did not. */
export class Away extends Error {
  constructor(why, wait = 0) {
    super(why); // "401": another token counts for this device now, or none
    this.wait = wait;
  }
}

/* The desk revoked this device: it forgets everything. */
export class Revoked extends Error {}

/* The server answered with a problem (RFC 9457) about this very request. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.title ?? String(status));
    this.status = status;
    this.problem = problem;
  }
}

export function useToken(text) {
  token = text;
}

/* → { status, data, tag }; data is null for 304. Raises Away, Revoked, Refusal. */
export async function ask(path, { body, tag, patience = PATIENCE } = {}) {
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (tag) headers["If-None-Match"] = tag;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer, text;
  try {
    answer = await fetch(BASE + path, {
      method: body === undefined ? "GET" : "POST",
      body: body === undefined ? undefined : JSON.stringify(body),
      headers,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    text = answer.status === 304 ? "" : await answer.text();
  } catch (error) {
    throw new Away(error.name);
  }
  return understand(answer, text);
}

function understand(answer, text) {
  const { status } = answer;
  if (status === 304) return { status, data: null, tag: answer.headers.get("etag") };
  const data = jsonOf(answer, text);
  if (status >= 200 && status < 300 && data) return { status, data, tag: answer.headers.get("etag") };
  if (status === 401 && /device-revoked\/?$/.test(data?.type ?? "")) throw new Revoked();
  if (status === 429) throw new Away("429", waitOf(answer));
  if (status >= 400 && status < 500 && status !== 401 && data?.type !== undefined) throw new Refusal(status, data);
  throw new Away(String(status), status === 503 ? waitOf(answer) : 0);
}

function jsonOf(answer, text) {
  if (!/^application\/(problem\+)?json\b/.test(answer.headers.get("content-type") ?? "")) return null;
  try {
    const data = JSON.parse(text);
    return typeof data === "object" ? data : null;
  } catch {
    return null;
  }
}

function waitOf(answer) {
  const seconds = Number(answer.headers.get("retry-after"));
  return Number.isFinite(seconds) ? Math.min(LONGEST_WAIT, Math.max(0, seconds * 1000)) : 0;
}

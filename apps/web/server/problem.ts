/** What the server says when something cannot be done: a stable code, a sentence that says what to do, and the fields that are wrong. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: readonly Readonly<{ path: string; message: string }>[] = [],
    /** The id of the request in the log of the server. */
    readonly request?: string,
  ) {
    super(detail);
  }
}

type Document = Partial<Readonly<{ code: string; detail: string; title: string; errors: readonly Readonly<{ path: string; message: string }>[] }>>;

/** The problem in an answer that is none of 2xx. */
export async function problemIn(answer: Response, unreadable: string): Promise<ApiProblem> {
  const document: Document = await answer.json().catch(() => ({}));
  return new ApiProblem(answer.status, document.code ?? 'unreadable-answer', document.detail ?? document.title ?? unreadable, document.errors, answer.headers.get('x-request-id') ?? undefined);
}

type Asked = Readonly<{ queryKey: readonly unknown[] }>;

/** While something about a case is asked again, what was known about the same case stays in sight; `caseId` is the second part of the key of the query. */
export const stillOf =
  (caseId: string) =>
  <Data>(before: Data | undefined, asked: Asked | undefined): Data | undefined =>
    asked?.queryKey[1] === caseId ? before : undefined;

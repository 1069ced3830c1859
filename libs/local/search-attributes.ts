/** What Temporal's list of workflows can be searched by, and the kind of each. A case has several units, hence a list of keywords. */
export const searchAttributes = {
  office: 'Keyword',
  unit: 'KeywordList',
  status: 'Keyword',
  dueAt: 'Datetime',
} as const;

export type SearchAttribute = keyof typeof searchAttributes;

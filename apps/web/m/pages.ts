/** The pages of the phone by the first part of their address behind `/m`, which itself is the home page. */
export const pages = ['cases', 'list', 'report', 'notices', 'queue', 'me'] as const;
/** The lists of cases by the second part of the address of their page; the first five are of a unit. */
export const listNames = ['claim', 'work', 'due-soon', 'late', 'returned', 'mine', 'open', 'soon', 'overdue'] as const;
export type ListName = (typeof listNames)[number];

export function isPage(name: string): name is (typeof pages)[number] {
  return pages.some((page) => page === name);
}

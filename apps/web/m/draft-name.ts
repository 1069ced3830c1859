/** Under which name what somebody typed into a form is kept: per person, so that a phone may be lent. */
export const draftName = (person: string, command: string, caseId = ''): string => `m/${person}/${caseId}/${command}`;

import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import type { Listed } from './agenda.ts';

const office = defineSearchAttributeKey('office', SearchAttributeType.KEYWORD);
const unit = defineSearchAttributeKey('unit', SearchAttributeType.KEYWORD_LIST);
const status = defineSearchAttributeKey('status', SearchAttributeType.KEYWORD);
const dueAt = defineSearchAttributeKey('dueAt', SearchAttributeType.DATETIME);

/** Keeps a case's row in Temporal's list of workflows; writes only when something in it has changed. */
export function listing(): (listed: Listed) => void {
  let written = '';
  return (listed) => {
    const row = JSON.stringify([listed.office, listed.unit, listed.status, listed.dueAt]);
    if (row === written) return;
    written = row;
    upsertSearchAttributes([
      { key: office, value: listed.office },
      { key: unit, value: [...listed.unit] },
      { key: status, value: listed.status },
      { key: dueAt, value: listed.dueAt === undefined ? null : new Date(listed.dueAt) },
    ]);
  };
}

import type { Queryable } from '#event-store/queryable';
import type { Campaign } from '#domain/campaign/campaign';
import { evolveCampaign } from '#domain/campaign/evolve';
import type { Happened } from '#domain/campaign/events';
import { campaignNotices } from '#domain/campaign/notices';
import type { City } from '#domain/city/city';
import type { RecordNotice } from '#domain/record-notice';
import type { RoundHappened } from '#domain/round/events';
import { roundNotices } from '#domain/round/notices';
import { roundAfter, type Round } from '#domain/round/round';
import type { Instant } from '#domain/time';
import type { UnitFile } from '#domain/unit/chapter';
import type { UnitHappened } from '#domain/unit/events';
import { unitNotices } from '#domain/unit/notices';
import { replayUnit } from '#domain/unit/unit';
import { noticeId } from './notice-id.ts';
import { notices, type NoticeRow, type SubjectKind } from './notices.ts';
import { upsertSql } from './table.ts';

/** What one command made of the record of a unit: the record before it, what happened, and the city that held. */
export type UnitChange = Readonly<{ before: UnitFile; events: readonly UnitHappened[]; city: City; recordedAt: Instant }>;

/** What one command made of a campaign. */
export type CampaignChange = Readonly<{ before: Campaign; events: readonly Happened[]; city: City; recordedAt: Instant }>;

type Subject = Readonly<{ kind: Exclude<SubjectKind, 'case'>; id: string; title: string | null; version: number }>;

const rowsOf = ({ kind: subjectKind, id: subjectId, title: subjectTitle, version }: Subject, events: readonly Readonly<{ type: string }>[], createdAt: Instant, told: readonly RecordNotice[]): readonly NoticeRow[] =>
  told.map(({ person, name, kind, rule, as, copy, step, level, unit, dueAt, event, facts, todo }) => ({
    id: noticeId(`${subjectKind}/${subjectId}`, version, person), person, name, caseId: null, subjectKind, subjectId, subjectTitle, facts, todo: todo ?? null, version, kind, rule, toldAs: as, copy, step: step ?? null, level: level ?? null,
    unit: unit ?? null, dueAt: dueAt ?? null, event: events[event]?.type ?? '', createdAt,
  }));

/** Whom a change of the record of a unit tells. */
export function unitNoticeRows({ before, events, city, recordedAt }: UnitChange): readonly NoticeRow[] {
  const file = { ...before, state: replayUnit(events, before.state) };
  return rowsOf({ kind: 'unit', id: file.unit, title: null, version: file.state.version }, events, recordedAt, unitNotices(events, file, city));
}

/** Whom a change of a campaign tells. */
export function campaignNoticeRows({ before, events, city, recordedAt }: CampaignChange): readonly NoticeRow[] {
  const campaign = events.reduce(evolveCampaign, before);
  return rowsOf({ kind: 'campaign', id: campaign.id, title: campaign.name, version: campaign.version }, events, recordedAt, campaignNotices(events, campaign, city));
}

/** What one command made of an inspection round. */
export type RoundChange = Readonly<{ before: Round; events: readonly RoundHappened[]; city: City; recordedAt: Instant }>;

/** Whom a change of a round tells. */
export function roundNoticeRows({ before, events, city, recordedAt }: RoundChange): readonly NoticeRow[] {
  const round = roundAfter(events, before);
  return rowsOf({ kind: 'round', id: round.id, title: round.name, version: round.version }, events, recordedAt, roundNotices(events, round, city));
}

/** Writes notices in the caller's transaction: that in which their events are appended. */
export async function projectRecordNotices(client: Queryable, rows: readonly NoticeRow[]): Promise<void> {
  if (rows.length > 0) await client.query({ name: 'project-record-notices', text: upsertSql(notices, 1), values: [JSON.stringify(rows)] });
}

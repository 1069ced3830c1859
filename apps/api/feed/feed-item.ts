import { eventSentence } from '#catalogue/event-sentence';
import { type Locale, locales } from '#catalogue/locale';
import { namesOf } from '#catalogue/names';
import { statusWords } from '#catalogue/statuses';
import { type CaseRecord, caseStream, foldCase } from '#commands/case-file';
import type { CaseState } from '#domain/case/state';
import { viewersOf } from '#domain/case/sight';
import type { City } from '#domain/city/city';
import { loadMany } from '#event-store/load';
import { type Position, positionOf } from '#event-store/position';
import type { Queryable } from '#event-store/queryable';
import type { CaseEvent } from '#domain/case/events';
import { signedName } from '#domain/delegation/signature';
import type { StoredActor } from '#commands/case-file';
import { namesReporter } from '../cases/reporter.ts';

/** What a feed says about one event, in each language, and by which marks it may be seen. */
export type FeedItem = Readonly<{ position: Position; viewers: readonly string[]; text: Readonly<Record<Locale, string>> }>;

/** What happened to cases, as feeds tell it. Whether somebody sees an event is asked of the case as it stands now. */
export async function feedItems(client: Queryable, events: readonly CaseRecord[], city: City): Promise<readonly FeedItem[]> {
  const streams = await loadMany<CaseEvent, StoredActor>(client, [...new Set(events.map(({ streamId }) => streamId))]);
  const states = new Map(Array.from(streams, ([streamId, { events: all }]) => [streamId, foldCase(all)]));
  return events.flatMap((event) => {
    const state = states.get(event.streamId);
    return state === undefined ? [] : [itemOf(event, state, city)];
  });
}

function itemOf(event: CaseRecord, state: CaseState, city: City): FeedItem {
  const position = positionOf(event);
  const text = Object.fromEntries(locales.map((locale) => [locale, textOf(event, state, city, locale)]));
  return { position, viewers: viewersOf(state), text: { 'zh-CN': '', en: '', ...text } };
}

function textOf(event: CaseRecord, state: CaseState, city: City, locale: Locale): string {
  const { streamId, version, type, occurredAt, recordedAt, actor } = event;
  const data = {
    caseId: streamId.slice(caseStream('').length), version, type, what: eventSentence(locale, event, namesOf(city)), by: namesReporter(event) ? null : signedName(actor), occurredAt, recordedAt,
    status: state.status, statusName: statusWords[locale][state.status], title: state.title,
  };
  return `id: ${positionOf(event)}\nevent: case\ndata: ${JSON.stringify(data)}\n\n`;
}

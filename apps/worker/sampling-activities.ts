import { campaignStepWords } from '#catalogue/campaign';
import { fillIn, instantIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import type { Deps } from '#commands/deps';
import { drawAgenda, performDraw, type DrawAgenda } from '#commands/samples';
import type { Agenda } from '#workflows/agenda';
import type { SamplingActivities } from '#workflows/sampling';
import { type ActivityOptions, pacedActivities } from './paced-activities.ts';

/** The activities of the workflow that draws the samples of an office. */
export function samplingActivities(deps: Deps, options: ActivityOptions): SamplingActivities {
  const { ask, step } = pacedActivities<'drawSample'>(deps, options, {
    agenda: async (then, office) => told(options.locale, office, await drawAgenda(then, office)),
    perform: (then, office, due) => performDraw(then, office, due.id.slice('draw/'.length)),
  });
  return { samplingAgenda: ask, drawSample: step };
}

/** What an office draws next, as its workflow is told it. */
function told(locale: Locale, office: string, { version, now, next }: DrawAgenda): Agenda<'drawSample'> {
  const label = fillIn(locale, campaignStepWords[locale].drawSample, { month: next.month });
  return { version, over: false, now, next: { id: next.id, kind: next.kind, at: next.at, label }, details: `${instantIn(locale, next.at)} ${label}`, listed: { office, unit: [], status: 'sampling', dueAt: next.at } };
}

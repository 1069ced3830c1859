import { campaignStepWords } from '#catalogue/campaign';
import { fillIn, instantIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import type { Deps } from '#commands/deps';
import { drawAgenda, performDraw } from '#commands/samples';
import type { AskSampling, DrawStep, SamplingPace } from '#workflows/sampling';
import type { CaseActivityOptions } from './case-activities.ts';

/** The activities of the workflow that draws the samples of an office. */
export function samplingActivities(deps: Deps, { locale, clock }: CaseActivityOptions): Readonly<{ samplingAgenda: AskSampling; drawSample: DrawStep }> {
  const then = (workflowNow: number): Deps => (clock === undefined ? deps : { ...deps, clock: clock(workflowNow) });
  const samplingAgenda: AskSampling = (office, workflowNow) => paced(then(workflowNow), locale, office);
  return {
    samplingAgenda,
    drawSample: async (office, due, workflowNow) => {
      await performDraw(then(workflowNow), office, due.id.slice('draw/'.length));
      return samplingAgenda(office, workflowNow);
    },
  };
}

async function paced(deps: Deps, locale: Locale, office: string): Promise<SamplingPace> {
  const { version, now, next } = await drawAgenda(deps, office);
  const label = fillIn(locale, campaignStepWords[locale].drawSample, { month: next.month });
  return { version, over: false, now, next: { id: next.id, kind: next.kind, at: next.at, label }, details: `${instantIn(locale, next.at)} ${label}`, listed: { office, unit: [], status: 'sampling', dueAt: next.at } };
}

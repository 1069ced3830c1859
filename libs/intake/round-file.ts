import { roundPlan, roundRevision, type RoundPlan, type RoundRevision } from '#domain/round/plan';
import { readYaml, type Reading } from './yaml/file.ts';

/** The plan of an inspection round that a YAML file describes, or what is wrong in it, with line and column. */
export const readRoundPlan = (path: string): Promise<Reading<RoundPlan>> => readYaml(path, roundPlan, () => []);

/** What a YAML file says is to be otherwise in a plan, and why. */
export const readRoundRevision = (path: string): Promise<Reading<RoundRevision>> => readYaml(path, roundRevision, () => []);

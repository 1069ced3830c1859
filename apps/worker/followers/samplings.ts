import type { Process } from '../processes.ts';
import { ofRules, type WhichWait } from './follower.ts';

export const samplingProcess: Process = { type: 'sampling', workflowIdOf: (office) => `sample/${office}` };

/** Every office draws samples. */
export const waitingSamplings: WhichWait = async ({ directory, pool }) => Object.keys((await directory.current(pool)).offices);

/** Lets every office draw its samples, from when it is there. */
export const samplingsByCity = ofRules('city', samplingProcess, waitingSamplings);
/** A policy or a calendar may change what is drawn, and when. */
export const samplingsByPolicy = ofRules('policies', samplingProcess, waitingSamplings);
export const samplingsByCalendar = ofRules('calendar', samplingProcess, waitingSamplings);

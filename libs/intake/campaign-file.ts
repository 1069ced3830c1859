import { campaignFile, type CampaignFile } from '#domain/campaign/file';
import { problems } from '#domain/campaign/problems';
import type { Problem } from '#domain/city/problem';
import { parseYaml, readYaml, type Reading } from './yaml/file.ts';

/** What a campaign does not fit besides: the city, its policies, the day. */
type Misfits = (file: CampaignFile) => readonly Problem[];
const everything = (misfits: Misfits): Misfits => (file) => [...problems(file), ...misfits(file)];

/** The campaign that a YAML file describes, or what is wrong in it, with line and column. */
export const readCampaign = (path: string, misfits: Misfits = () => []): Promise<Reading<CampaignFile>> => readYaml(path, campaignFile, everything(misfits));

/** As `readCampaign`, for what has been read already. */
export const parseCampaign = (content: Uint8Array, misfits: Misfits = () => []): Reading<CampaignFile> => parseYaml(content, campaignFile, everything(misfits));

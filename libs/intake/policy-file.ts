import { policyFile, type PolicyFile } from '#domain/policy/file';
import { problems } from '#domain/policy/problems';
import { parseYaml, readYaml } from './yaml/file.ts';
import type { Reading } from './yaml/file.ts';

/** The policy that a YAML file describes, or what is wrong in it, with line and column. Codes and facts become sentences by the catalogue. */
export const readPolicy = (path: string): Promise<Reading<PolicyFile>> => readYaml(path, policyFile, problems);

/** As `readPolicy`, for what has been read already; JSON is YAML too. */
export const parsePolicy = (content: Uint8Array): Reading<PolicyFile> => parseYaml(content, policyFile, problems);

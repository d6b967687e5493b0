import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities';

// These are the types of the contract in ../../media.go: JSON is what both
// sides have in common, so its field names have to be the same.

export interface TranscodeRequest {
  source: string;
  formats: string[];
}

export interface TranscodeResult {
  outputs: string[];
  /** Where it was published; absent if nobody did that in time. */
  channel?: string;
}

export interface Publish {
  channel: string;
}

/** Says where to publish what was transcoded. The latest word counts. */
export const publishSignal = defineSignal<[Publish]>('publish');

const { transcodeTo } = proxyActivities<typeof activities>({
  startToCloseTimeout: '10 minutes',
});

/**
 * Transcodes a video into each of the formats, and then waits for up to a day
 * to hear where to publish it. The name of the function is the Workflow Type.
 */
export async function transcode({ source, formats }: TranscodeRequest): Promise<TranscodeResult> {
  // The Signal may come at any time, so its handler is there before anything
  // is waited for.
  let channel: string | undefined;
  setHandler(publishSignal, (publish) => {
    channel = publish.channel;
  });

  const outputs = await Promise.all(formats.map((format) => transcodeTo(source, format)));

  await condition(() => channel !== undefined, '1 day');
  return { outputs, channel };
}

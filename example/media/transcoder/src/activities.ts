import { parse } from 'node:path';

/**
 * Transcodes a video into a format and returns the name of the new file. A real
 * one would run an encoder here. Workflows in Go call it through the contract
 * TranscodeTo in ../../media.go.
 */
export async function transcodeTo(source: string, format: string): Promise<string> {
  return `${parse(source).name}.${format}`;
}

import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Worker } from '@temporalio/worker';
import * as activities from './activities';

/** Runs a Worker for the Task Queue of the contract until the process is interrupted. */
async function main() {
  // TEMPORAL_ADDRESS and its like, as the Temporal CLI knows them.
  const { connectionOptions, namespace } = loadClientConnectConfig();

  const connection = await NativeConnection.connect(connectionOptions);
  try {
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue: 'media',
      // Workflows run in a sandbox of their own: the Worker bundles them by path.
      workflowsPath: require.resolve('./workflows'),
      activities,
    });
    await worker.run();
  } finally {
    await connection.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});

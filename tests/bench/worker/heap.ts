import type { BrowserContext } from 'playwright-core';

/** JavaScript heap in use of the worker with this address, in bytes, after garbage was collected. */
export async function measureHeap(context: BrowserContext, workerUrl: string): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('the browser has no debugging session');
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url === workerUrl);
  if (target === undefined) throw new Error(`there is no worker ${workerUrl}`);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  let lastId = 0;
  const ask = (method: string) => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise<{ readonly result: Readonly<Record<string, number>> }>((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const parsed = JSON.parse(message);
        if (parsed.id === id) resolve(parsed);
      });
    });
    void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    return answer;
  };
  await ask('HeapProfiler.collectGarbage');
  const { result } = await ask('Runtime.getHeapUsage');
  await session.detach();
  return result.usedSize ?? Number.NaN;
}

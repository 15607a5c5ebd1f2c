import { describe, expect, it } from 'vitest';
import { openWorld } from '../world.ts';

describe('publishing', () => {
  it('sends what a person approved, once, with these bytes', async () => {
    const world = await openWorld();
    const { id } = await world.approved('agenda');
    await world.publish();
    await world.publish();
    expect(world.networks.posts).toHaveLength(1);
    const published = await world.delivery(id);
    expect(published.state).toBe('published');
    expect(world.networks.posts[0]?.text).toBe(published.content.text);
  });
});

/** What a region has to choose from when launching. */
import type { Image, Instance, KeyPairInfo, SecurityGroup, Subnet } from '@aws-sdk/client-ec2';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';

export interface Offer {
	images: Image[];
	/** Instance types offered in the region. */
	types: string[];
	subnets: Subnet[];
	keyPairs: KeyPairInfo[];
	groups: SecurityGroup[];
}

/** What could not be read, a sentence each by the part of the offer: it must be typed then. */
export type Gaps = Partial<Record<keyof Offer, string>>;

/** Reads everything at once. What is denied leaves a gap and does not stop the rest. */
export async function readOffer(
	region: Region,
	inUse: readonly Instance[],
	options: CallOptions,
): Promise<{ offer: Offer; gaps: Gaps }> {
	const gaps: Gaps = {};
	const attempt = async <T>(part: keyof Offer, read: () => Promise<T[]>): Promise<T[]> => {
		try {
			return await read();
		} catch (error) {
			if (options.signal?.aborted) throw error;
			gaps[part] = problemFrom(error).sentence;
			return [];
		}
	};
	const [images, types, subnets, keyPairs, groups] = await Promise.all([
		attempt('images', () => readImages(region, inUse, options)),
		attempt('types', () => readTypes(region, options)),
		attempt('subnets', () =>
			gather(region.pages('ec2', 'DescribeSubnets', {}, options), ({ Subnets }) => Subnets),
		),
		attempt(
			'keyPairs',
			async () => (await region.call('ec2', 'DescribeKeyPairs', {}, options)).KeyPairs ?? [],
		),
		attempt('groups', () =>
			gather(region.pages('ec2', 'DescribeSecurityGroups', {}, options), (page) => page.SecurityGroups),
		),
	]);
	return { offer: { images, types, subnets, keyPairs, groups }, gaps };
}

/** The account's own images, and those that its instances run: all public ones would be tens of thousands. */
async function readImages(
	region: Region,
	inUse: readonly Instance[],
	options: CallOptions,
): Promise<Image[]> {
	const ids = [...new Set(inUse.flatMap(({ ImageId }) => ImageId ?? []))].slice(0, 200);
	const own = gather(
		region.pages('ec2', 'DescribeImages', { Owners: ['self'] }, options),
		(page) => page.Images,
	);
	// A filter, not ImageIds: an image that is gone must not fail the others.
	const used =
		ids.length === 0
			? []
			: gather(
					region.pages('ec2', 'DescribeImages', { Filters: [{ Name: 'image-id', Values: ids }] }, options),
					(page) => page.Images,
				);
	const byId = new Map([...(await used), ...(await own)].map((image) => [image.ImageId, image]));
	return [...byId.values()];
}

async function readTypes(region: Region, options: CallOptions): Promise<string[]> {
	const offerings = await gather(
		region.pages('ec2', 'DescribeInstanceTypeOfferings', { LocationType: 'region' }, options),
		(page) => page.InstanceTypeOfferings,
	);
	return offerings.flatMap(({ InstanceType }) => InstanceType ?? []).toSorted();
}

export async function gather<Page, Item>(
	pages: AsyncIterable<Page>,
	itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
	const all: Item[] = [];
	for await (const page of pages) all.push(...(itemsOf(page) ?? []));
	return all;
}

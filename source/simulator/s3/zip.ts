/** Puts texts into a zip, by their paths. The library is loaded when the first is made. */
export async function zipOf(
	files: Readonly<Record<string, string>>,
	{ lastModified }: { lastModified: number },
): Promise<Uint8Array> {
	const { TextReader, Uint8ArrayWriter, ZipWriter } = await import('@zip.js/zip.js');
	const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
	for (const [path, text] of Object.entries(files))
		await zip.add(path, new TextReader(text), { lastModDate: new Date(lastModified) });
	return await zip.close();
}

/** The body of an object that is made when it is first read. */
export function late(make: () => Promise<Uint8Array>): () => Promise<Uint8Array> {
	let made: Promise<Uint8Array> | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

package dev.kalends.browser;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * Lists how much the pictures in two folders differ, as the share of pixels that are not
 * the same. It needs nothing but a JDK:
 * {@code java src/test/java/dev/kalends/browser/PictureComparison.java <before> <after>}.
 */
final class PictureComparison {

	/**
	 * Largest difference of a colour channel, of 255, that is not counted. Smoothed edges
	 * of text vary by this much.
	 */
	private static final int TOLERANCE = 8;

	private PictureComparison() {
	}

	public static void main(String[] arguments) throws IOException {
		Path before = Path.of(arguments[0]);
		Path after = Path.of(arguments[1]);
		TreeSet<String> names = new TreeSet<>(names(before));
		names.addAll(names(after));
		for (String name : names) {
			System.out.println(compare(before.resolve(name), after.resolve(name)) + "  " + name);
		}
	}

	private static TreeSet<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			TreeSet<String> names = new TreeSet<>();
			files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".png"))
				.forEach(names::add);
			return names;
		}
	}

	private static String compare(Path before, Path after) throws IOException {
		if (!Files.exists(before)) {
			return "  added";
		}
		if (!Files.exists(after)) {
			return "removed";
		}
		return "%6.2f%%".formatted(100 * share(ImageIO.read(before.toFile()), ImageIO.read(after.toFile())));
	}

	/**
	 * Pixels that only one of the pictures has count as different.
	 */
	private static double share(BufferedImage before, BufferedImage after) {
		int width = Math.max(before.getWidth(), after.getWidth());
		int height = Math.max(before.getHeight(), after.getHeight());
		long different = 0;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				if (!contains(before, x, y) || !contains(after, x, y)
						|| differs(before.getRGB(x, y), after.getRGB(x, y))) {
					different++;
				}
			}
		}
		return (double) different / width / height;
	}

	private static boolean contains(BufferedImage picture, int x, int y) {
		return x < picture.getWidth() && y < picture.getHeight();
	}

	private static boolean differs(int before, int after) {
		for (int shift = 0; shift <= 16; shift += 8) {
			if (Math.abs((before >> shift & 0xff) - (after >> shift & 0xff)) > TOLERANCE) {
				return true;
			}
		}
		return false;
	}

}

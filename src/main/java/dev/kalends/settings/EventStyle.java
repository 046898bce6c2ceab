package dev.kalends.settings;

import java.util.List;

/**
 * The settings of a work item that its event shows.
 *
 * @param color {@code #rrggbb}: the color of the nearest level that has one, otherwise
 * the color of the type
 * @param labels the labels of all levels, in order
 */
public record EventStyle(String color, List<String> labels) {

}

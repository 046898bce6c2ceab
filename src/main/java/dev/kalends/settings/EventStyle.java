package dev.kalends.settings;

import java.util.List;

/**
 * What an event shows of the settings that hold for its item.
 *
 * @param color {@code #rrggbb}: that of the nearest level that has one, else the type's
 * @param labels the labels of all levels, in order
 */
public record EventStyle(String color, List<String> labels) {

}

package dev.kalends.workitem;

/**
 * Message keys for the labels of a work item's members.
 */
public final class FieldLabels {

	private FieldLabels() {
	}

	/**
	 * Returns the message key of a member's label, without the prefix {@code form.}
	 */
	public static String keyOf(String member) {
		return switch (member) {
			case "parentId" -> "parent";
			case "teamId" -> "team";
			case "locationId" -> "location";
			case "startDate" -> "start-date";
			case "dueDate" -> "due-date";
			case "startTime" -> "start-time";
			case "endTime" -> "end-time";
			case "timeZone" -> "time-zone";
			case "assigneeIds" -> "people";
			case "activityCategory" -> "category";
			case "assigneeLabels" -> "labels";
			case "autoProgress" -> "auto-progress";
			case "calendarVisible" -> "calendar-visible";
			default -> member;
		};
	}

}

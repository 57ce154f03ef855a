/** The element of the page where one signs in: it is there once the door is shown. */
export const DOOR_ID = 'door';

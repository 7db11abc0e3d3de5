/** With each server action the browser sends whom the page was made for. */
export const usernameHeader = 'gatehouse-username'

/**
 * Takes the place of the SDK's search for credentials in every bundle: Lambda puts those of the function's role into
 * its environment, and no function may use any other. The search is a third of the client of the table.
 */
export const defaultProvider =
  () => (): Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }> => {
    const {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    } = process.env;
    if (accessKeyId === undefined || secretAccessKey === undefined)
      return Promise.reject(new Error('no credentials of a role in the environment'));
    return Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) });
  };

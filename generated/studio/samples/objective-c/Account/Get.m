#import <Foundation/Foundation.h>

static NSString *secret(NSString *variable) {
    NSString *value = [[[NSProcessInfo processInfo] environment] objectForKey:variable];
    if (!value) {
        NSLog(@"%@ is not set", variable);
        exit(1);
    }
    return value;
}

int main(void) {
    @autoreleasepool {
        NSURL *url = [NSURL URLWithString:@"https://api.studio.example/v1/account"];
        NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
        request.HTTPMethod = @"GET";
        [request setValue:[@"" stringByAppendingString:secret(@"STUDIO_ACCOUNT_API_KEY")] forHTTPHeaderField:@"X-Studio-Key"];

        NSHTTPURLResponse *response = nil;
        NSError *error = nil;
        NSData *answer = [NSURLConnection sendSynchronousRequest:request
                                               returningResponse:&response
                                                           error:&error];
        if (!response) {
            NSLog(@"%@", error);
            return 1;
        }
        [[NSFileHandle fileHandleWithStandardOutput] writeData:answer];
        if (response.statusCode >= 400) {
            NSLog(@"the server answered %ld", (long)response.statusCode);
            return 1;
        }
    }
    return 0;
}

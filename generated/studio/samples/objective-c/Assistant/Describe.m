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
        NSURL *url = [NSURL URLWithString:@"https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/descriptions"];
        NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
        request.HTTPMethod = @"POST";
        [request setValue:[@"" stringByAppendingString:secret(@"STUDIO_ACCOUNT_API_KEY")] forHTTPHeaderField:@"X-Studio-Key"];
        [request setValue:@"application/json" forHTTPHeaderField:@"Content-Type"];
        NSString *body =
            @"{\n"
             "  \"question\": \"What is in the foreground?\",\n"
             "  \"language\": \"en\",\n"
             "  \"max_words\": 12\n"
             "}";
        request.HTTPBody = [body dataUsingEncoding:NSUTF8StringEncoding];

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

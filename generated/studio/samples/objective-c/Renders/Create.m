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
        NSURL *url = [NSURL URLWithString:@"https://api.studio.example/v1/projects/prj_0001/renders"];
        NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
        request.HTTPMethod = @"POST";
        [request setValue:[@"" stringByAppendingString:secret(@"STUDIO_ACCOUNT_API_KEY")] forHTTPHeaderField:@"X-Studio-Key"];
        [request setValue:@"application/json" forHTTPHeaderField:@"Content-Type"];
        NSString *body =
            @"{\n"
             "  \"model\": \"tide-2\",\n"
             "  \"source\": {\n"
             "    \"kind\": \"text\",\n"
             "    \"prompt\": \"A ferry leaves the harbour at dawn, gulls behind it.\",\n"
             "    \"seed\": 7\n"
             "  },\n"
             "  \"format\": \"mp4\",\n"
             "  \"resolution\": \"1080p\",\n"
             "  \"seconds\": 6,\n"
             "  \"labels\": {\n"
             "    \"scene\": \"1\"\n"
             "  }\n"
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

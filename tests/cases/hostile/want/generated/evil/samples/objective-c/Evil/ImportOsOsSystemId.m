#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        NSURL *url = [NSURL URLWithString:@"https://evil.example.com/a'b$(id)/a'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25"];
        NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
        request.HTTPMethod = @"POST";
        [request setValue:@"application/json; a=\"b'c\"" forHTTPHeaderField:@"Content-Type"];
        NSString *body =
            @"{\n"
             "  \"it's \\\"q\\\"\": \"'; id; '\\n\\\"\\\"\\\" \\\\ $(id) `id` ${id} </script>\\u2028\\u0000\",\n"
             "  \"__proto__\": \"</pre>\",\n"
             "  \"__class__\": [\n"
             "    null,\n"
             "    true,\n"
             "    1e+100,\n"
             "    -0.0,\n"
             "    \"😀\"\n"
             "  ]\n"
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

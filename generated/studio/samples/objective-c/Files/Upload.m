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
        NSURL *url = [NSURL URLWithString:@"https://api.studio.example/v1/projects/prj_0001/files"];
        NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
        request.HTTPMethod = @"POST";
        [request setValue:[@"" stringByAppendingString:secret(@"STUDIO_ACCOUNT_API_KEY")] forHTTPHeaderField:@"X-Studio-Key"];
        [request setValue:@"multipart/form-data; boundary=boundary-d15a25fbbb694a15" forHTTPHeaderField:@"Content-Type"];
        NSMutableData *body = [NSMutableData data];
        [body appendData:[@"--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"file\"; filename=\"example.png\"\r\nContent-Type: image/png\r\n\r\n" dataUsingEncoding:NSUTF8StringEncoding]];
        [body appendData:[NSData dataWithContentsOfFile:@"example.png"]];
        [body appendData:[@"\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nstring\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}\r\n--boundary-d15a25fbbb694a15--\r\n" dataUsingEncoding:NSUTF8StringEncoding]];
        request.HTTPBody = body;

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
